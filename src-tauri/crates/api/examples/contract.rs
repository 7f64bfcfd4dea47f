//! Prints the TypeScript twin of the contract.
#![allow(clippy::print_stdout)]

fn main() {
    print!("{}", desk_api::contract::typescript());
}
