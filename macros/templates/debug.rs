// Derived, it would match on every variant, and the name is in the table already.
impl ::core::fmt::Debug for __Name {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str(self.info().name)
    }
}
