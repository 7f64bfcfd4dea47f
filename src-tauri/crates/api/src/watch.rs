//! Somebody who looks at work that goes on beside the window.

/// Looks at a batch or a pack while it is made, on any thread; `P` tells how far it is.
pub trait Watch<P>: Sync {
    /// Whether it goes on; asked before each part.
    fn goes_on(&self) -> bool;
    /// Tells how far it is.
    fn tell(&self, progress: &P);
}
