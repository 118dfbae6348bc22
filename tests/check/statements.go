package p

import (
	"fmt"
	str "strings" // ERROR `"strings" imported as str and not used`
	_ "os"
)

var an interface{}
var ch chan int

func unused() {
	a := 1 // ERROR "declared and not used: a"
	var b int // ERROR "declared and not used: b"
	var c = func() { d := 1 } // ERROR "declared and not used: c" "declared and not used: d"
	e, f := 1, 2 // ERROR "declared and not used: e"
	_ = f
	g := 0 // ERROR "declared and not used: g"
	g = 1
	for h := range 3 { // ERROR "declared and not used: h"
	}
	switch i := an.(type) { // ERROR "i declared and not used"
	case int:
	}
	switch j := an.(type) {
	case int:
		_ = j
	case string:
	}
	if k := 1; true { // ERROR "declared and not used: k"
	}
	const l = 1
	type m int
}

func conditions(n int) {
	if n { // ERROR "non-boolean condition in if statement"
	}
	if n = 1; n == 1 {
	}
	for n { // ERROR "non-boolean condition in for statement"
	}
	for i := 0; i; i++ { // ERROR "non-boolean condition in for statement"
	}
	for n := n; n < "a"; n++ { // ERROR `invalid operation: n < "a" \(mismatched types int and untyped string\)`
	}
	if x := nil; x == nil { // ERROR "use of untyped nil in assignment"
	}
}

func switches(n int, s string) {
	switch n {
	case 1, 2, 1: // ERROR "duplicate case 1 \(constant of type int\) in expression switch"
	case "a": // ERROR `cannot convert "a" \(untyped string constant\) to type int`
	case 1.5: // ERROR "1\.5 \(untyped float constant\) truncated to int"
	case 2.0: // ERROR "duplicate case 2\.0 \(constant 2 of type int\) in expression switch"
	case nil: // ERROR "cannot convert nil to type int"
	case n:
	}
	switch s {
	case "a":
	case "a": // ERROR `duplicate case "a" \(constant of type string\) in expression switch`
	}
	switch {
	case n: // ERROR "invalid case n in switch on true \(mismatched types int and bool\)"
	case true, true:
	case n > 1:
	}
	switch n := n; { // ERROR "declared and not used: n"
	}
	switch f := func() {}; f {
	case nil:
	}
	switch []int{} {
	}
	switch an {
	case 1, "a", 1.0, 1: // ERROR "duplicate case 1 \(constant of type int\) in expression switch"
	case func() {}: // ERROR "invalid case func\(\) \{\} in switch on an \(func can only be compared to nil\)"
	}
	switch x := 1; x.(type) { // ERROR "x \(variable of type int\) is not an interface"
	}
	switch an.(type) {
	case int, int: // ERROR "duplicate case int in type switch"
	case nil:
	case nil: // ERROR "duplicate case nil in type switch"
	case fmt.Stringer:
	case 1: // ERROR "1 is not a type"
	}
	var st fmt.Stringer
	switch st.(type) {
	case int: // ERROR "impossible type switch case: int\n\tst \(variable of interface type fmt\.Stringer\) cannot have dynamic type int \(missing method String\)"
	case interface{ String() int }:
	}
	switch n {
	default:
	default: // ERROR "multiple defaults \(first at statements\.go:95:2\)"
	}
	switch _ := an.(type) { // ERROR "no new variable on left side of :="
	}
}

func ranges(n int, f func(func(int) bool), g func(int)) {
	for range n {
	}
	for i, j := range n { // ERROR "range over n \(variable of type int\) permits only one iteration variable"
		_, _ = i, j
	}
	for i := range 1.5 { // ERROR "cannot range over 1\.5 \(untyped float constant\)"
		_ = i
	}
	for i := range "abc" {
		_ = i
	}
	for i, j, k := range "abc" { // ERROR "declared and not used: i" "declared and not used: j" "range clause permits at most two iteration variables"
	}
	for i, j := range f { // ERROR "range over f \(variable of type func\(func\(int\) bool\)\) permits only one iteration variable"
		_, _ = i, j
	}
	for i := range g { // ERROR "cannot range over g \(variable of type func\(int\)\): func must be func\(yield func\(\.\.\.\) bool\): argument is not func"
		_ = i
	}
	for i := range ch {
		_ = i
	}
	for i, j := range ch { // ERROR "range over ch \(variable of type chan int\) permits only one iteration variable"
		_, _ = i, j
	}
	for range nil { // ERROR "cannot range over nil"
	}
	var s string // ERROR "declared and not used: s"
	for s = range "abc" { // ERROR "cannot use s \(value of type int\) as string value in assignment"
	}
	for i := range (chan<- int)(nil) { // ERROR "cannot range over \(chan<- int\)\(nil\) \(value of type chan<- int\): receive from send-only channel chan<- int"
		_ = i
	}
	for an = range map[int]string{} {
	}
	for i := range struct{}{} { // ERROR "cannot range over struct\{\}\{\} \(value of type struct\{\}\)"
		_ = i
	}
	var u uint8 // ERROR "declared and not used: u"
	for u = range 256 { // ERROR "cannot use 256 \(untyped int constant\) as uint8 value in range clause \(overflows\)"
	}
	for _ := range n { // ERROR "no new variables on left side of :="
	}
}

func selects() {
	select {
	case ch <- 1:
	case <-ch:
	case x := <-ch: // ERROR "declared and not used: x"
	case x, ok := <-ch:
		_, _ = x, ok
	case x = 1: // ERROR "select case must be send or receive \(possibly with assignment\)"
	case ch <- "a": // ERROR `cannot use "a" \(untyped string constant\) as int value in send`
	case an = <-ch:
	default:
	default: // ERROR "multiple defaults \(first at statements\.go:158:2\)"
	}
}

func missing1() int {
} // ERROR "missing return"

func missing2(b bool) int {
	if b {
		return 1
	}
} // ERROR "missing return"

func missing3() int {
	for {
		break
	}
} // ERROR "missing return"

func missing4(n int) int {
	switch n {
	case 1:
		return 1
	}
} // ERROR "missing return"

func complete1() int { panic("a") }
func complete2() int {
	for {
	}
}
func complete3(n int) int {
	switch n {
	case 1:
		return 1
	default:
		goto L
	}
L:
	select {}
}

func returns() (int, error) {
	return // ERROR "not enough return values\n\thave \(\)\n\twant \(int, error\)"
	return 1 // ERROR "not enough return values\n\thave \(number\)\n\twant \(int, error\)"
	return 1, nil, 2 // ERROR "too many return values\n\thave \(number, nil, number\)\n\twant \(int, error\)"
	return "a", nil // ERROR `cannot use "a" \(untyped string constant\) as int value in return statement`
	return missing1() // ERROR "not enough return values\n\thave \(int\)\n\twant \(int, error\)"
}

func named() (n int, err error) {
	{
		n := 1
		_ = n
		return // ERROR "result parameter n not in scope at return"
	}
	return
}

func nothing() {
	return 1 // ERROR "too many return values\n\thave \(number\)\n\twant \(\)"
	return nothing() // ERROR "nothing\(\) \(no value\) used as value"
}
