package other

type Named interface {
	Name() string
	Size() int
}

// Hidden's method is not the one of the same name elsewhere.
type Hidden interface{ secret() int }

type T struct{ N int }

func (t T) Name() string { return "other.T" }
func (t T) Size() int    { return t.N }
func (t T) secret() int  { return t.N + 1 }

func Boxed(n int) Named           { return T{n} }
func Of(v any) Named              { return v.(Named) }
func IsHidden(v any) bool         { _, ok := v.(Hidden); return ok }
func Same(a, b Named) bool        { return a == b }
func AsHidden(v any) Hidden       { h, _ := v.(Hidden); return h }
func SameHidden(a, b Hidden) bool { return a == b }
