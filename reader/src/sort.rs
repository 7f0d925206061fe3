//! Sorts items by their position in a text.

use crate::source::Span;

/// Sorts items by their spans. Items without a span come first, and items with the same span keep their order.
///
/// A sort is compiled for each type that is sorted, which would be a large part of the cold build of this crate. Here
/// it is compiled for spans only, and the items are then swapped in the same way.
pub(crate) fn sort_by_span<T>(items: &mut [T], span: impl Fn(&T) -> Option<Span>) {
    let order = items.iter().map(span).zip(0..).collect();
    for (one, other) in swaps(order) {
        items.swap(one, other);
    }
}

/// Sorts offsets.
pub(crate) fn sort_offsets(offsets: &mut [usize]) {
    sort_by_span(offsets, |&offset| Some(Span::new(0, offset..offset)));
}

/// The pairs of indices to swap, one after the other, so that the items are in order. Each span comes with the index of
/// its item.
fn swaps(mut order: Vec<(Option<Span>, usize)>) -> Vec<(usize, usize)> {
    order.sort_unstable();
    let mut swaps = Vec::new();
    for start in 0..order.len() {
        let mut hole = start;
        loop {
            let from = order[hole].1;
            order[hole].1 = hole;
            if from == start {
                break;
            }
            swaps.push((hole, from));
            hole = from;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::sort_by_span;
    use crate::source::Span;

    #[test]
    fn the_sort_is_stable() {
        let mut random = 1_usize;
        for len in 0..40 {
            let mut items: Vec<(usize, usize)> = Vec::new();
            for at in 0..len {
                random = random
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                items.push(((random >> 33) % 10, at));
            }
            let mut expected = items.clone();
            expected.sort_by_key(|(start, _)| *start);
            sort_by_span(&mut items, |&(start, _)| Some(Span::new(0, start..start)));
            assert_eq!(items, expected);
        }
    }
}
