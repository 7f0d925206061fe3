//! Reads the counts of gungraun from standard input, one JSON object on each line, writes tables in Markdown, and fails
//! if close-codes takes more instructions than the best of its peers.

use std::error::Error;
use std::io::{BufRead, stdin};
use std::process::ExitCode;

use serde_json::Value;

mod amount;

/// The report of a job, and the contenders that do the same work as close-codes.
struct Job {
    name: &'static str,
    heading: &'static str,
    peers: &'static [&'static str],
    /// The inputs whose cost is shown and not judged.
    told: &'static [&'static str],
    /// The maximum ratio to the best peer.
    at_most: f64,
}

const JOBS: [Job; 7] = [
    Job {
        name: "from_code",
        heading: "A number becomes a code",
        peers: &["by_hand", "tungstenite", "actix"],
        // Nearly all of these are unassigned codes, which peers do not send.
        told: &["every"],
        at_most: 1.0,
    },
    Job {
        name: "may_be_sent",
        heading: "A code is checked before it is sent",
        // They do not check roles and private codes, and do not give reasons.
        peers: &["tungstenite", "tokio_websockets"],
        told: &[],
        at_most: 2.0,
    },
    Job {
        name: "variant_may_be_sent",
        heading: "A variant is checked before it is sent",
        peers: &["tungstenite", "tokio_websockets"],
        // This is shown and not judged: their enums have the answer in the variants, and ours looks it up in the table
        // of the spec. For a number, which they have to convert into a variant first, see `may_be_sent`.
        told: &["known"],
        at_most: 2.0,
    },
    Job {
        name: "title",
        heading: "A code is asked for its title",
        peers: &["by_hand", "strum"],
        told: &[],
        at_most: 1.0,
    },
    Job {
        name: "encode",
        heading: "A close becomes the body of a frame",
        peers: &["tungstenite", "actix", "tokio_websockets", "fastwebsockets"],
        told: &[],
        at_most: 1.0,
    },
    Job {
        name: "decode",
        heading: "The body of a frame becomes a close",
        // This is without actix, which accepts every code and every byte.
        peers: &["tungstenite", "tokio_websockets", "fastwebsockets"],
        // From 64 bytes on, two of them check UTF-8 with vector instructions, which need unsafe code.
        told: &["reason_of_123", "japanese"],
        at_most: 1.0,
    },
    Job {
        name: "pages",
        heading: "Compare pages are written",
        peers: &[],
        told: &[],
        at_most: 1.0,
    },
];

/// The cost of a byte must not grow: neither with longer texts nor with more codes.
const MUST_NOT_GROW: [(&str, &str); 2] =
    [("short_texts", "long_texts"), ("few_codes", "many_codes")];

/// The tolerance, because counts only repeat exactly with the same version of the compiler.
const TOLERANCE: f64 = 1.1;

/// The absolute tolerance for the shortest jobs, in instructions.
const TIE: f64 = 2.0;

/// The result of one benchmark.
struct Count {
    job: String,
    input: String,
    contender: String,
    instructions: f64,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut counts = Vec::new();
    for line in stdin().lock().lines() {
        counts.push(count(&serde_json::from_str(&line?)?)?);
    }
    let mut misses = Vec::new();
    for job in &JOBS {
        let rows = rows(job, &counts);
        if rows.is_empty() {
            return Err(format!("nothing was counted of {}", job.name).into());
        }
        print(job, &rows);
        misses.extend(judge(job, &rows));
    }
    for miss in &misses {
        eprintln!("{miss}");
    }
    Ok(if misses.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Reads the summary of one benchmark.
fn count(summary: &Value) -> Result<Count, Box<dyn Error>> {
    let text = |key: &str| {
        let text = summary[key].as_str().map(str::to_owned);
        text.ok_or_else(|| format!("no {key} in {summary}"))
    };
    let instructions = summary
        .pointer("/profiles/0/data/total/metrics/Ir/values/new")
        .and_then(Value::as_f64)
        .ok_or_else(|| format!("no instructions in {summary}"))?;
    Ok(Count {
        job: text("group")?,
        input: text("id")?,
        contender: text("function_name")?,
        instructions,
    })
}

/// The row of a job with one input: the instructions of each contender for a call or a byte.
struct Row<'a> {
    input: &'a str,
    costs: Vec<(&'a str, f64)>,
}

impl Row<'_> {
    fn cost(&self, contender: &str) -> Option<f64> {
        let (_, cost) = self.costs.iter().find(|(name, _)| *name == contender)?;
        Some(*cost)
    }

    /// The peer with the fewest instructions.
    fn best(&self, peers: &[&str]) -> Option<f64> {
        peers
            .iter()
            .filter_map(|peer| self.cost(peer))
            .min_by(f64::total_cmp)
    }
}

/// The rows of a job, without the loop that all contenders share.
fn rows<'a>(job: &Job, counts: &'a [Count]) -> Vec<Row<'a>> {
    let amount = if job.name == "pages" {
        amount::BYTES
    } else {
        amount::CALLS
    };
    let counts: Vec<&Count> = counts
        .iter()
        .filter(|count| count.job == job.name)
        .collect();
    let mut inputs: Vec<&str> = counts.iter().map(|count| &*count.input).collect();
    inputs.sort_unstable();
    inputs.dedup();
    // They are in the order in which they were counted.
    inputs.sort_by_key(|input| counts.iter().position(|count| count.input == *input));
    inputs
        .into_iter()
        .map(|input| {
            let of_input = || counts.iter().filter(|count| count.input == input);
            let the_loop = of_input().find(|count| count.contender == "nothing");
            let the_loop = the_loop.map_or(0.0, |count| count.instructions);
            let costs = of_input()
                .filter(|count| count.contender != "nothing")
                .map(|count| {
                    let cost = (count.instructions - the_loop) / f64::from(amount);
                    (&*count.contender, cost)
                })
                .collect();
            Row { input, costs }
        })
        .collect()
}

fn print(job: &Job, rows: &[Row<'_>]) {
    let judged = !job.peers.is_empty();
    let contenders = rows[0].costs.iter().map(|(contender, _)| label(contender));
    let mut header: Vec<String> = contenders.collect();
    header.insert(0, unit(job).to_owned());
    if judged {
        header.push("ratio to the best peer".to_owned());
    }
    println!("### {}\n\n| {} |", job.heading, header.join(" | "));
    println!("| --- |{}", " ---: |".repeat(header.len() - 1));
    for row in rows {
        let costs = row.costs.iter().map(|(_, cost)| format!("{cost:.1}"));
        let mut cells: Vec<String> = costs.collect();
        cells.insert(0, row.input.replace('_', " "));
        if let (Some(ours), Some(best)) = (row.cost("ours"), row.best(job.peers)) {
            cells.push(format!("{:.2}", ours / best));
        }
        println!("| {} |", cells.join(" | "));
    }
    println!();
}

/// The unit of the numbers in a table.
fn unit(job: &Job) -> &'static str {
    if job.name == "pages" {
        "instructions a byte"
    } else {
        "instructions a call"
    }
}

/// The display name of a contender.
fn label(contender: &str) -> String {
    match contender {
        "ours" => "close-codes".to_owned(),
        "ours_with_the_frame" => "close-codes, with the frame".to_owned(),
        "ours_of_a_protocol" => "close-codes, own spec".to_owned(),
        "actix" => "actix-http".to_owned(),
        "by_hand" => "by hand".to_owned(),
        name => name.replace('_', "-"),
    }
}

/// The jobs that take more than allowed.
fn judge(job: &Job, rows: &[Row<'_>]) -> Vec<String> {
    let mut misses = Vec::new();
    for row in rows.iter().filter(|row| !job.told.contains(&row.input)) {
        if let (Some(ours), Some(best)) = (row.cost("ours"), row.best(job.peers))
            && ours > best * job.at_most * TOLERANCE
            && ours > best * job.at_most + TIE
        {
            misses.push(format!(
                "{}, {}: {ours:.1} instructions, the best peer {best:.1}",
                job.heading, row.input
            ));
        }
    }
    for (small, large) in MUST_NOT_GROW {
        let of = |input| rows.iter().find(|row| row.input == input);
        let (Some(small), Some(large)) = (of(small), of(large)) else {
            continue;
        };
        for ((format, small), (_, large)) in small.costs.iter().zip(&large.costs) {
            if *large > small * TOLERANCE {
                misses.push(format!(
                    "{} as {format}: a byte costs {small:.1} instructions, then {large:.1}",
                    job.heading
                ));
            }
        }
    }
    misses
}
