//! What was measured, and what is to be said of it.

use serde::Serialize;

use crate::measure::{Cost, paired_ratio, spread_of_ratios};

/// Ours against a peer, measured in the same rounds.
#[derive(Serialize)]
pub(crate) struct Comparison {
    /// What was done.
    pub(crate) what: String,
    /// What ours was compared with.
    pub(crate) against: &'static str,
    /// The costs of ours, one a round.
    pub(crate) ours: Vec<Cost>,
    /// The costs of the other, one a round.
    pub(crate) theirs: Vec<Cost>,
    /// The most that the ratio of CPU times should be.
    pub(crate) at_most: Option<f64>,
}

impl Comparison {
    /// Ours over theirs by CPU time, which is what is judged.
    pub(crate) fn cpu_ratio(&self) -> f64 {
        paired_ratio(&self.ours, &self.theirs, |cost| cost.cpu)
    }

    /// The least and the greatest ratio of a round by CPU time.
    pub(crate) fn cpu_spread(&self) -> [f64; 2] {
        spread_of_ratios(&self.ours, &self.theirs, |cost| cost.cpu)
    }

    /// Ours over theirs by the clock.
    pub(crate) fn wall_ratio(&self) -> f64 {
        paired_ratio(&self.ours, &self.theirs, |cost| cost.wall)
    }

    /// How the ratio lies to its bar.
    pub(crate) fn verdict(&self) -> Verdict {
        judge_ratio(self.cpu_ratio(), self.at_most)
    }
}

/// A number that is the same each time.
#[derive(Serialize)]
pub(crate) struct Amount {
    /// What was counted.
    pub(crate) what: String,
    /// What there is of it in ours.
    pub(crate) ours: u64,
    /// What the other is.
    pub(crate) against: &'static str,
    /// What there is of it in the other.
    pub(crate) theirs: Option<u64>,
    /// The most that ours should be.
    pub(crate) at_most: Option<u64>,
}

impl Amount {
    /// How the number lies to its bar.
    pub(crate) fn verdict(&self) -> Verdict {
        match self.at_most {
            None => Verdict::Told,
            Some(at_most) if self.ours <= at_most => Verdict::Met,
            // It is the same each time, so that nothing excuses it.
            Some(_) => Verdict::Failed,
        }
    }
}

/// How a measurement lies to its bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// There is no bar.
    Told,
    /// At most the bar.
    Met,
    /// Over the bar.
    Missed,
    /// So far over the bar that noise does not explain it.
    Failed,
}

/// All that was measured.
#[derive(Default, Serialize)]
pub(crate) struct Report {
    /// Times.
    pub(crate) comparisons: Vec<Comparison>,
    /// Counts and sizes.
    pub(crate) amounts: Vec<Amount>,
}

impl Report {
    /// What is over its bar, and how far.
    pub(crate) fn missed(&self) -> Vec<(Verdict, String)> {
        let comparisons = self.comparisons.iter().map(|comparison| {
            let Comparison { what, against, .. } = comparison;
            let at_most = comparison.at_most.unwrap_or_default();
            let ratio = comparison.cpu_ratio();
            let line = format!("{what}: {ratio:.2} of {against}, and should be at most {at_most}");
            (comparison.verdict(), line)
        });
        let amounts = self.amounts.iter().map(|amount| {
            let Amount { what, ours, .. } = amount;
            let at_most = amount.at_most.unwrap_or_default();
            let line = format!("{what}: {ours}, and should be at most {at_most}");
            (amount.verdict(), line)
        });
        comparisons
            .chain(amounts)
            .filter(|(verdict, _)| matches!(verdict, Verdict::Missed | Verdict::Failed))
            .collect()
    }
}

fn judge_ratio(ratio: f64, at_most: Option<f64>) -> Verdict {
    match at_most {
        None => Verdict::Told,
        Some(at_most) if ratio <= at_most => Verdict::Met,
        Some(at_most) if ratio <= 2.0 * at_most => Verdict::Missed,
        // Also when it is no number at all.
        Some(_) => Verdict::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_the_bar_is_too_much_and_less_is_noise() {
        assert_eq!(judge_ratio(1.3, Some(1.3)), Verdict::Met);
        assert_eq!(judge_ratio(1.31, Some(1.3)), Verdict::Missed);
        assert_eq!(judge_ratio(2.61, Some(1.3)), Verdict::Failed);
        assert_eq!(judge_ratio(f64::NAN, Some(1.3)), Verdict::Failed);
        assert_eq!(judge_ratio(9.0, None), Verdict::Told);
    }

    #[test]
    fn a_count_over_its_bar_is_never_noise() {
        let amount = |ours, at_most| Amount {
            what: "crates".to_owned(),
            ours,
            against: "nothing",
            theirs: None,
            at_most,
        };
        assert_eq!(amount(0, Some(0)).verdict(), Verdict::Met);
        assert_eq!(amount(1, Some(0)).verdict(), Verdict::Failed);
        assert_eq!(amount(1, None).verdict(), Verdict::Told);
    }
}
