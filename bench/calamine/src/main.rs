// SPDX-License-Identifier: EUPL-1.2
// Reads all values of all sheets of the files named with calamine and says what it saw, as read_cells.cpp does.
//   calamine_read stream|range FILE...
use calamine::{open_workbook, Data, DataRef, Reader, Xlsx};
use std::{env, fs::File, io::BufReader};

#[derive(Default)]
struct Seen {
    strings: u64,
    numbers: u64,
    others: u64,
    bytes: u64,
    sum: f64,
}

impl Seen {
    fn text(&mut self, text: &str) {
        self.strings += 1;
        self.bytes += text.len() as u64;
    }
    fn number(&mut self, value: f64) {
        self.numbers += 1;
        self.sum += value;
    }
    fn stream(&mut self, value: &DataRef) {
        match value {
            DataRef::Empty => {}
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => self.text(text),
            DataRef::SharedString(text) => self.text(text),
            DataRef::Float(value) => self.number(*value),
            DataRef::Int(value) => self.number(*value as f64),
            DataRef::DateTime(value) => self.number(value.as_f64()),
            _ => self.others += 1,
        }
    }
    fn range(&mut self, value: &Data) {
        match value {
            Data::Empty => {}
            Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => self.text(text),
            Data::Float(value) => self.number(*value),
            Data::Int(value) => self.number(*value as f64),
            Data::DateTime(value) => self.number(value.as_f64()),
            _ => self.others += 1,
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let streaming = arguments.next().as_deref() == Some("stream");
    let mut seen = Seen::default();
    for path in arguments {
        let mut book: Xlsx<BufReader<File>> = open_workbook(&path)?;
        for name in book.sheet_names() {
            if streaming {
                let mut cells = book.worksheet_cells_reader(&name)?;
                while let Some(cell) = cells.next_cell()? {
                    seen.stream(cell.get_value());
                }
            } else {
                for (_, _, value) in book.worksheet_range(&name)?.used_cells() {
                    seen.range(value);
                }
            }
        }
    }
    println!(
        "cells={} strings={} numbers={} bytes={} sum={:.6}",
        seen.strings + seen.numbers + seen.others, seen.strings, seen.numbers, seen.bytes, seen.sum
    );
    Ok(())
}
