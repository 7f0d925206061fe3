//! Seconds, by criterion: `cargo bench -p close-codes-benches --features time`. They depend on the machine and its
//! load; see `instructions.rs`.

use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

mod amount;
#[macro_use]
mod jobs;

/// Defines a function that measures all jobs.
macro_rules! measure {
    ($($job:ident $inputs:tt $contenders:tt)+) => {
        fn measure(criterion: &mut Criterion) {
            $(measure_job!(criterion $job $inputs $contenders);)+
        }
    };
}

macro_rules! measure_job {
    ($criterion:ident $job:ident [$($input:ident),+] $contenders:tt) => {
        $(measure_input!($criterion $job $input $contenders);)+
    };
}

macro_rules! measure_input {
    ($criterion:ident $job:ident $input:ident [$($contender:ident),+]) => {
        let mut group = $criterion.benchmark_group(concat!(stringify!($job), "/", stringify!($input)));
        group.throughput(throughput(stringify!($job)));
        $({
            let run = jobs::$job::$contender(&jobs::$job::$input());
            group.bench_function(stringify!($contender), |bencher| bencher.iter(&run));
        })+
        group.finish();
    };
}

fn throughput(job: &str) -> Throughput {
    match job {
        "pages" => Throughput::Bytes(amount::BYTES.into()),
        _ => Throughput::Elements(amount::CALLS.into()),
    }
}

for_every_job!(measure);

criterion_group! {
    name = run_time;
    // The times are short, because there are a hundred jobs, and only instruction counts are compared.
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(800));
    targets = measure
}
criterion_main!(run_time);
