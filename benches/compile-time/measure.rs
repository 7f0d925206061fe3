//! Measures commands in turn, so that a busy machine slows down all of them alike.

use std::iter::zip;
use std::time::Duration;

use anyhow::Result;
use serde::Serialize;

/// The cost of a command.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Cost {
    /// The wall time.
    pub(crate) wall: Duration,
    /// User and system time of the command and its children.
    pub(crate) cpu: Duration,
}

impl Cost {
    /// The median of several.
    pub(crate) fn median(costs: &[Self]) -> Self {
        Self {
            wall: median_time(costs, |cost| cost.wall),
            cpu: median_time(costs, |cost| cost.cpu),
        }
    }

    /// The cost of one of `count` items, without the fixed cost.
    pub(crate) fn per_item(self, none: Self, count: u32) -> Self {
        Self {
            wall: self.wall.saturating_sub(none.wall) / count,
            cpu: self.cpu.saturating_sub(none.cpu) / count,
        }
    }
}

/// One of the compared commands.
pub(crate) type Contender<'a> = Box<dyn FnMut() -> Result<Cost> + 'a>;

/// Runs each contender once in each round, and returns the costs of each, in the order of the rounds.
pub(crate) fn in_turn(rounds: usize, mut contenders: Vec<Contender<'_>>) -> Result<Vec<Vec<Cost>>> {
    let mut costs = vec![Vec::with_capacity(rounds); contenders.len()];
    for _ in 0..rounds {
        for (contender, costs) in zip(&mut contenders, &mut costs) {
            costs.push(contender()?);
        }
    }
    Ok(costs)
}

/// The median of the ratios of the rounds.
pub(crate) fn paired_ratio(ours: &[Cost], theirs: &[Cost], time: fn(&Cost) -> Duration) -> f64 {
    median(ratios(ours, theirs, time))
}

/// The minimum and the maximum of the ratios of the rounds.
pub(crate) fn spread_of_ratios(
    ours: &[Cost],
    theirs: &[Cost],
    time: fn(&Cost) -> Duration,
) -> [f64; 2] {
    let ratios = ratios(ours, theirs, time);
    [
        ratios.iter().copied().fold(f64::INFINITY, f64::min),
        ratios.iter().copied().fold(0.0, f64::max),
    ]
}

fn ratios(ours: &[Cost], theirs: &[Cost], time: fn(&Cost) -> Duration) -> Vec<f64> {
    zip(ours, theirs)
        .map(|(ours, theirs)| time(ours).as_secs_f64() / time(theirs).as_secs_f64())
        .collect()
}

/// The median time.
pub(crate) fn median_time(costs: &[Cost], time: fn(&Cost) -> Duration) -> Duration {
    Duration::from_secs_f64(median(
        costs.iter().map(|cost| time(cost).as_secs_f64()).collect(),
    ))
}

/// The median, or the mean of the two values in the middle.
fn median(mut numbers: Vec<f64>) -> f64 {
    assert!(!numbers.is_empty(), "nothing was measured");
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    if numbers.len() % 2 == 1 {
        numbers[middle]
    } else {
        f64::midpoint(numbers[middle - 1], numbers[middle])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(milliseconds: u64) -> Cost {
        Cost {
            wall: Duration::from_secs(9),
            cpu: Duration::from_millis(milliseconds),
        }
    }

    #[track_caller]
    fn assert_near(number: f64, expected: f64) {
        assert!((number - expected).abs() < 1e-9, "{number}");
    }

    #[test]
    fn the_median_is_the_middle_of_any_order() {
        assert_near(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_near(median(vec![4.0, 1.0, 3.0, 2.0]), 2.5);
        assert_near(median(vec![7.0]), 7.0);
    }

    #[test]
    fn costs_of_the_same_round_are_compared() {
        // The medians are equal, but the measurements of a round are not.
        let ours = [cost(100), cost(200), cost(600)];
        let theirs = [cost(50), cost(400), cost(200)];
        assert_near(paired_ratio(&ours, &theirs, |cost| cost.cpu), 2.0);
        let [least, greatest] = spread_of_ratios(&ours, &theirs, |cost| cost.cpu);
        assert_near(least, 0.5);
        assert_near(greatest, 3.0);
    }

    #[test]
    fn contenders_take_turns() {
        let order = std::cell::RefCell::new(Vec::new());
        let contender = |name| -> Contender<'_> {
            let order = &order;
            Box::new(move || {
                order.borrow_mut().push(name);
                Ok(cost(name))
            })
        };
        let costs = in_turn(2, vec![contender(1), contender(2)]).expect("none fails");
        assert_eq!(*order.borrow(), [1, 2, 1, 2]);
        assert_eq!(costs[1].len(), 2);
        assert_eq!(costs[1][0].cpu, Duration::from_millis(2));
    }

    #[test]
    fn an_item_costs_nothing_when_none_cost_more() {
        assert_eq!(
            cost(110).per_item(cost(10), 100).cpu,
            Duration::from_millis(1)
        );
        assert_eq!(cost(10).per_item(cost(20), 100).cpu, Duration::ZERO);
    }
}
