// Instances of one local type that several packages ask for are one type.
package main

import (
	"example.com/locals/lib"
	"example.com/locals/user"
)

func main() {
	for i, x := range []any{lib.Make(1), lib.Nested(1), lib.List[int]{}.Key()} {
		println(i, x == user.Int()[i], x == user.String()[i])
	}
	for i, x := range []any{lib.Make("a"), lib.Nested("a"), lib.List[string]{}.Key()} {
		println(i, x == user.Int()[i], x == user.String()[i])
	}
}
