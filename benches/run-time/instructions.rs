//! Instruction counts, by gungraun: `.ci/run-time`. They repeat exactly on a busy machine too.

use gungraun::{library_benchmark, library_benchmark_group, main};

mod amount;
#[macro_use]
mod jobs;

/// Writes a group of benchmarks for every job.
macro_rules! groups {
    ($($job:ident $inputs:tt $contenders:tt)+) => {
        mod groups {
            $(pub(super) mod $job {
                use super::super::*;

                group!($job $inputs $contenders);
            })+
        }

        $(use groups::$job::$job;)+

        main!(library_benchmark_groups = [$($job),+]);
    };
}

macro_rules! group {
    ($job:ident $inputs:tt [$($contender:ident),+]) => {
        $(benchmark!($job $inputs $contender);)+

        library_benchmark_group!(name = $job, benchmarks = [$($contender),+]);
    };
}

macro_rules! benchmark {
    ($job:ident [$($input:ident),+] $contender:ident) => {
        #[library_benchmark]
        $(#[bench::$input(jobs::$job::$contender(&jobs::$job::$input()))])+
        fn $contender(run: jobs::Run) {
            run();
        }
    };
}

for_every_job!(groups);
