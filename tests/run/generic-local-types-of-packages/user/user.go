// Package user instantiates what main instantiates too.
package user

import "example.com/locals/lib"

func Int() []any    { return []any{lib.Make(1), lib.Nested(1), lib.List[int]{}.Key()} }
func String() []any { return []any{lib.Make("a"), lib.Nested("a"), lib.List[string]{}.Key()} }
