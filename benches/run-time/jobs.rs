//! The measured jobs: one module for each job, with one function for each contender.

use std::hint::black_box;

use crate::amount::CALLS;

mod by_hand;
pub(crate) mod decode;
pub(crate) mod encode;
pub(crate) mod from_code;
pub(crate) mod may_be_sent;
pub(crate) mod pages;
pub(crate) mod title;
pub(crate) mod variant_may_be_sent;

/// Passes all jobs to the macro of a harness: the name of each, its inputs, and its contenders.
macro_rules! for_every_job {
    ($harness:ident) => {
        $harness! {
            from_code [every, known]
                [nothing, ours, ours_of_a_protocol, by_hand, tungstenite, actix, tokio_websockets]
            may_be_sent [every, known]
                [nothing, ours, ours_with_the_frame, by_hand, tungstenite, tokio_websockets]
            variant_may_be_sent [known]
                [nothing, ours, ours_with_the_frame, by_hand, tungstenite, tokio_websockets]
            title [known]
                [nothing, ours, by_hand, strum]
            encode [code_alone, reason_of_20, reason_of_123]
                [nothing, ours, by_hand, tungstenite, actix, tokio_websockets, fastwebsockets]
            decode [empty, code_alone, reason_of_20, reason_of_123, japanese, not_utf8, illegal_code]
                [nothing, ours, by_hand, tungstenite, actix, tokio_websockets, fastwebsockets]
            pages [registry, in_turkish, short_texts, long_texts, few_codes, many_codes]
                [text, markdown]
        }
    };
}

/// A job with prepared input, so that only the work is measured.
pub(crate) type Run = Box<dyn Fn()>;

/// Does the work [`CALLS`] times, with each of the samples in turn.
fn run<I: Copy + 'static, O>(samples: &[I], work: impl Fn(I) -> O + 'static) -> Run {
    let inputs: Vec<I> = samples
        .iter()
        .copied()
        .cycle()
        .take(CALLS as usize)
        .collect();
    Box::new(move || {
        for &input in &inputs {
            // The result is passed by reference, so that it is not moved.
            black_box(&work(black_box(input)));
        }
    })
}
