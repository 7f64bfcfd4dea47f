//! Filling pages from top to bottom: a block that does not fit goes to the next page, whole.

use super::{continued, plan::Plan};
use crate::page::Page;
use crate::sheet::Sheet;

pub(super) struct Flow<'a, 'p> {
    pub plan: &'p Plan<'a>,
    pub sheet: Sheet<'a>,
    /// Where the next block begins, mm from the top.
    pub y: f32,
    /// From 0 (tight) to 1: how much of the free space between rows is kept. Below 0 rows stand closer still.
    pub air: f32,
    limit: f32,
    /// Top of the free area of this page; a block that is too tall even here is drawn anyway.
    top: f32,
    done: Vec<Page>,
}

impl<'a, 'p> Flow<'a, 'p> {
    pub fn new(plan: &'p Plan<'a>, air: f32) -> Self {
        let (sheet, limit) = (plan.sheet(), plan.bottom());
        Self {
            plan,
            sheet,
            y: 14.0,
            air,
            limit,
            top: 14.0,
            done: Vec::new(),
        }
    }

    /// Keeps the lowest `height` millimetres of this page free.
    pub fn stop_above(&mut self, height: f32) {
        self.limit = self.plan.bottom() - height;
    }

    /// Draws a block, which says where it ends; on a new page if it would end too low.
    pub fn place(&mut self, draw: impl Fn(&mut Sheet<'a>, f32) -> f32) {
        self.place_headed(|sheet, y, _| draw(sheet, y));
    }

    /// As [`Flow::place`], and tells the block whether it is the first of its page, which then wants heads.
    pub fn place_headed(&mut self, draw: impl Fn(&mut Sheet<'a>, f32, bool) -> f32) {
        let before = self.sheet.page.marks.len();
        let mut end = draw(&mut self.sheet, self.y, self.y <= self.top);
        if end > self.limit && self.y > self.top {
            self.sheet.page.marks.truncate(before);
            self.turn();
            end = draw(&mut self.sheet, self.y, true);
        }
        self.y = end;
    }

    /// How many pages are full.
    pub fn turned(&self) -> usize {
        self.done.len()
    }

    /// Free space, scaled by the air there is.
    pub fn gap(&mut self, least: f32, most: f32) {
        self.y += least + (most - least) * self.air;
    }

    fn turn(&mut self) {
        let full = std::mem::replace(&mut self.sheet, self.plan.sheet());
        self.done.push(full.page);
        self.limit = self.plan.bottom();
        self.y = continued::head(self.plan, &mut self.sheet);
        self.top = self.y;
    }

    pub fn finish(mut self) -> Vec<Page> {
        self.done.push(self.sheet.page);
        self.done
    }
}
