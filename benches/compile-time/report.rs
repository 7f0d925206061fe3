//! The measurements, and how they are judged.

use serde::Serialize;

use crate::measure::{Cost, paired_ratio, spread_of_ratios};

/// Ours against a peer, measured in the same rounds.
#[derive(Serialize)]
pub(crate) struct Comparison {
    /// What was measured.
    pub(crate) what: String,
    /// What ours was compared with.
    pub(crate) against: &'static str,
    /// The costs of ours, one for each round.
    pub(crate) ours: Vec<Cost>,
    /// The costs of the other, one for each round.
    pub(crate) theirs: Vec<Cost>,
    /// The bar: the maximum ratio of CPU times.
    pub(crate) at_most: Option<f64>,
}

impl Comparison {
    /// The ratio of CPU times, which is judged.
    pub(crate) fn cpu_ratio(&self) -> f64 {
        paired_ratio(&self.ours, &self.theirs, |cost| cost.cpu)
    }

    /// The minimum and the maximum ratio of CPU times of a round.
    pub(crate) fn cpu_spread(&self) -> [f64; 2] {
        spread_of_ratios(&self.ours, &self.theirs, |cost| cost.cpu)
    }

    /// The ratio of wall times.
    pub(crate) fn wall_ratio(&self) -> f64 {
        paired_ratio(&self.ours, &self.theirs, |cost| cost.wall)
    }

    /// The ratio compared with its bar.
    pub(crate) fn verdict(&self) -> Verdict {
        judge_ratio(self.cpu_ratio(), self.at_most)
    }
}

/// A number that does not vary between runs.
#[derive(Serialize)]
pub(crate) struct Amount {
    /// What was counted.
    pub(crate) what: String,
    /// The number for ours.
    pub(crate) ours: u64,
    /// What the other is.
    pub(crate) against: &'static str,
    /// The number for the other.
    pub(crate) theirs: Option<u64>,
    /// The bar: the maximum for ours.
    pub(crate) at_most: Option<u64>,
}

impl Amount {
    /// The number compared with its bar.
    pub(crate) fn verdict(&self) -> Verdict {
        match self.at_most {
            None => Verdict::Told,
            Some(at_most) if self.ours <= at_most => Verdict::Met,
            // It does not vary, so that there is no tolerance.
            Some(_) => Verdict::Failed,
        }
    }
}

/// A measurement compared with its bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// There is no bar.
    Told,
    /// At most the bar.
    Met,
    /// Over the bar.
    Missed,
    /// Further over the bar than noise explains.
    Failed,
}

/// All measurements.
#[derive(Default, Serialize)]
pub(crate) struct Report {
    /// Times.
    pub(crate) comparisons: Vec<Comparison>,
    /// Counts and sizes.
    pub(crate) amounts: Vec<Amount>,
}

impl Report {
    /// The measurements over their bars, and by how much.
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
        // This includes NaN.
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
