//! Compiles every code block of the README.

#![cfg(doctest)]
#![doc = include_str!("../README.md")]
