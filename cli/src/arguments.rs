//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::diff::policy::from_loose_to_strict;
use crate::diff::rule::Rule;
use crate::printable::argument;
#[cfg(feature = "site")]
use crate::site::base::Base;

/// The end of a help text: what each exit status means.
macro_rules! exit_status {
    ($good:expr, $failed:expr, $usage:expr) => {
        concat!(
            "Exit status:\n  0  ",
            $good,
            "\n  1  ",
            $failed,
            "\n  2  ",
            $usage
        )
    };
}

macro_rules! reading_failed {
    () => {
        "the spec cannot be read, or has mistakes"
    };
}

macro_rules! wrong_command_line {
    () => {
        "the command line makes no sense"
    };
}

/// WebSocket close codes: what they mean, and the specs that describe them.
///
/// To learn what a code in a log means: `close-codes explain 1006`. Without `--spec`, a command uses the standard
/// registry.
#[derive(Debug, Parser)]
#[command(
    name = "close-codes",
    version,
    max_term_width = 80,
    after_help = exit_status!(
        "all is well",
        "a check failed, or a file cannot be read or written",
        "the command line makes no sense, or the code or the language is unknown"
    )
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Prints every mistake of specs, as the macro does.
    ///
    /// A summary follows. For a spec without mistakes, notes list the texts that its locales lack, and the codes that
    /// have to be registered with IANA. Notes do not change the exit status. The JSON has no notes, and each mistake
    /// has `file`, `line`, `column`, `end`, `kind`, `message`, `help` and `labels`: the marked places, each with
    /// `file`, `line`, `column`, `end` and `text`.
    #[command(after_help = exit_status!(
        "no mistake",
        "a mistake, or a file that cannot be read",
        wrong_command_line!()
    ))]
    Check(Check),
    /// Explains one code: what it means, when one sees it, what to do, and who may send it.
    #[command(after_help = exit_status!(
        "explained",
        reading_failed!(),
        "the code or the language is unknown, or the command line makes no sense"
    ))]
    Explain(Explain),
    /// Lists the codes, ranges and languages of a spec.
    #[command(after_help = exit_status!(
        "listed",
        reading_failed!(),
        "the language is unknown, or the command line makes no sense"
    ))]
    List(List),
    /// Compares two codes: what they mean, when one sees them, and which one to use.
    ///
    /// As text, a table of the differences comes before the page: the keys of the spec file, and the values in which the
    /// two codes differ.
    #[command(after_help = exit_status!(
        "compared",
        reading_failed!(),
        "a code or the language is unknown, or the command line makes no sense"
    ))]
    Compare(Compare),
    /// Writes a spec for another language or tool: TypeScript, Python, JSON, Markdown.
    #[command(after_help = exit_status!(
        "written, or up to date",
        "with --check, the file has drifted; or a file cannot be read or written",
        wrong_command_line!()
    ))]
    Export(Export),
    /// Tells what changed between two versions of a spec, and whether it breaks peers.
    ///
    /// There is one line for each change, the most harmful first: the position in the new version (for a removed entry,
    /// in the old one), the rule, and what a peer of the other version would experience. Without `--all`, only changes
    /// that break peers are listed: those after which peers of the two versions misunderstand each other. A change of
    /// prose breaks no peer. To remove a code, put its number into `retired`.
    #[command(after_help = format!("{}\n\n{}", from_loose_to_strict(), exit_status!(
        "nothing breaks peers, but for rules left out by --except",
        "something breaks peers, or a spec cannot be read or has mistakes",
        wrong_command_line!()
    )))]
    Diff(Diff),
    /// Serves the reference site of a spec, or writes it as static files.
    ///
    /// It has a page for each code and one for each pair of codes, in every language of the spec. The server listens
    /// only on 127.0.0.1, prints its address on the first line, and runs until Ctrl-C. The page of a code can close a
    /// WebSocket with the code, which static files cannot do.
    ///
    /// A site has at most 50,000 pages, the limit of a sitemap. If there would be more with the pages of pairs, it has
    /// only the pages of codes, and a note says so: 2,000 codes make 1,999,000 pairs. Pairs have pages up to 315 codes
    /// in one language, or 119 codes in seven languages.
    ///
    /// A title begins with the name of the protocol, as in "WebSocket 1000 Normal Closure". It is read from a
    /// `category` of the form "WebSocket Close Codes", or from a translation of that form; any other category is at the
    /// end of a title.
    #[cfg(feature = "site")]
    #[command(after_help = exit_status!(
        "written, or nobody reads where it is served",
        "the spec cannot be read or has mistakes, or the site cannot be written",
        "the language is unknown, or the command line makes no sense"
    ))]
    Site(Site),
    /// Writes a completion script for a shell.
    ///
    /// For bash, it goes to `~/.local/share/bash-completion/completions/close-codes`.
    #[command(after_help = exit_status!(
        "written",
        "the standard output cannot be written",
        wrong_command_line!()
    ))]
    Completions(Completions),
}

/// The spec that a command uses.
#[derive(Args, Debug)]
pub(crate) struct SpecFile {
    /// A spec file of your own; by default, the standard registry.
    #[arg(long, value_name = "FILE")]
    pub(crate) spec: Option<PathBuf>,
}

impl SpecFile {
    /// The option as it is written on a command line, with a space before it.
    pub(crate) fn option(&self) -> String {
        let file = self.spec.as_ref().map(|file| file.display().to_string());
        file.map_or_else(String::new, |file| format!(" --spec {}", argument(&file)))
    }
}

/// The language of texts.
#[derive(Args, Debug)]
pub(crate) struct Lang {
    /// The language, by its BCP 47 tag; "tr-TR" finds "tr".
    ///
    /// The keys and words of a spec file, such as `sent_by` and "never", are not translated. Errors are in English.
    #[arg(long, value_name = "TAG", default_value = "en")]
    pub(crate) lang: String,
}

#[derive(Args, Debug)]
pub(crate) struct Check {
    /// The specs. The files that they extend and their locales are checked with them.
    #[arg(required_unless_present = "spec", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Another spec, with the option of other commands.
    #[arg(long, value_name = "FILE")]
    pub(crate) spec: Vec<PathBuf>,

    /// How the mistakes are written.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub(crate) format: ReportFormat,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people.
    Text,
    /// For programs: one object a line.
    Json,
}

#[derive(Args, Debug)]
pub(crate) struct Explain {
    /// A code by its number, name or title, a range, or any number that a peer may send.
    ///
    /// This may be a line of a log: a number after "code", "status" or "closed with" takes precedence over others, and
    /// a number outside 1000 to 4999 comes last.
    #[arg(required = true, value_name = "CODE")]
    pub(crate) words: Vec<String>,

    #[command(flatten)]
    pub(crate) spec: SpecFile,

    #[command(flatten)]
    pub(crate) lang: Lang,
}

#[derive(Args, Debug)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) spec: SpecFile,

    #[command(flatten)]
    pub(crate) lang: Lang,
}

#[derive(Args, Debug)]
pub(crate) struct Compare {
    /// A code, by its number, name or title.
    pub(crate) left: String,

    /// The code to compare it with.
    pub(crate) right: String,

    /// How the page is written.
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,

    #[command(flatten)]
    pub(crate) spec: SpecFile,

    #[command(flatten)]
    pub(crate) lang: Lang,
}

/// How a page is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum PageFormat {
    /// For a terminal.
    Text,
    /// The page alone.
    Markdown,
    /// One complete document.
    Html,
}

#[derive(Args, Debug)]
pub(crate) struct Export {
    /// What to write.
    #[arg(value_enum)]
    pub(crate) target: Target,

    #[command(flatten)]
    pub(crate) spec: SpecFile,

    /// For TypeScript: leave out the prose, on which no program depends.
    #[arg(long)]
    pub(crate) compact: bool,

    /// For Markdown: the language of its texts, by its BCP 47 tag; "tr-TR" finds "tr". The default is English.
    ///
    /// The headers of the tables and the words of the spec are not translated.
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,

    /// The file to write, instead of the standard output.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,

    /// Write nothing; exit with status 1 if the file is not what would be written.
    #[arg(long, requires = "out")]
    pub(crate) check: bool,
}

/// The format of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Target {
    /// A module for the browser side of the same protocol.
    Typescript,
    /// A typed module for Python 3.10 or later.
    Python,
    /// Everything in the spec, for any program.
    Json,
    /// Tables of the codes and ranges, for documentation.
    Markdown,
}

#[derive(Args, Debug)]
pub(crate) struct Diff {
    /// The spec of the old version, such as the last release.
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,

    /// The spec of the new version.
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,

    /// Also lists the changes that break no peer.
    #[arg(long)]
    pub(crate) all: bool,

    /// Leaves a rule out; may be given more than once, or with commas.
    #[arg(
        long,
        value_name = "RULE",
        value_enum,
        value_delimiter = ',',
        ignore_case = true
    )]
    pub(crate) except: Vec<Rule>,

    /// How the changes are written.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub(crate) format: ReportFormat,
}

#[cfg(feature = "site")]
#[derive(Args, Debug)]
pub(crate) struct Site {
    #[command(flatten)]
    pub(crate) spec: SpecFile,

    /// A language of the site, such as "tr"; may be given more than once, or with commas. The default is all languages
    /// of the spec. The first one is for readers of other languages.
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    pub(crate) lang: Vec<String>,

    /// The port of the server; by default, one that the system chooses.
    #[arg(
        long,
        default_value_t = 0,
        hide_default_value = true,
        conflicts_with = "out"
    )]
    pub(crate) port: u16,

    /// Write the site into this folder instead of serving it. The folder is created if needed. Files of the same names
    /// are replaced, and others are kept.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) out: Option<PathBuf>,

    /// The URL of the site, such as `https://example.org/codes`. The default is the address of the server, and
    /// `http://localhost` for files.
    #[arg(long, value_name = "URL")]
    pub(crate) base: Option<Base>,
}

#[derive(Args, Debug)]
pub(crate) struct Completions {
    /// The shell to write the script for.
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}
