// Calls behind assertions that hold, that never hold, that hold for another signature.
package main

type valuer interface{ Value() int }
type teller interface{ Tell() string }
type both interface {
	Value() int
	Tell() string
}
type cell struct{ n int }

func (c *cell) Value() int { return c.n }
func (c *cell) inner() int { return c.n }

type G[T any] struct{ t T }

func (g *G[T]) Value() int { return 1 }

func throughAssertion() int {
	var v valuer = &cell{4}
	return v.(interface{ inner() int }).inner()
}

func named() int {
	var v any = &cell{4}
	return v.(valuer).Value()
}

func twice() int {
	var v any = &cell{4}
	return v.(valuer).(interface{ inner() int }).inner()
}

func variable() int {
	var v any = &cell{4}
	w := v.(valuer)
	return w.Value()
}

func direct() int {
	return any(&cell{4}).(valuer).Value()
}

func never() string {
	var v any = &cell{4}
	return v.(teller).Tell()
}

func neverBoth() int {
	var v any = &cell{4}
	return v.(both).Value()
}

func otherSignature() string {
	var v any = &cell{4}
	return v.(interface{ Value() string }).Value()
}

func commaOk() int {
	var v any = &cell{4}
	w, ok := v.(valuer)
	if ok {
		return w.Value()
	}
	return 0
}

func commaOkFails() string {
	var v any = &cell{4}
	w, _ := v.(teller)
	return w.Tell()
}

func unnamed() int {
	var v valuer = struct {
		m int
		*cell
	}{1, &cell{5}}
	return v.Value()
}

func unnamedMore() int {
	var v valuer = struct {
		f func(cell) map[cell]*cell
		i interface{ inner() cell }
		g G[cell]
		s []cell "main.tag"
		*cell
	}{cell: &cell{5}}
	return v.Value()
}

func conv() int {
	return valuer(&cell{3}).Value()
}

func main() {
	println(throughAssertion(), named(), twice(), variable(), direct(), unnamed(), unnamedMore(), commaOk(), conv())
	for _, f := range []func(){func() { never() }, func() { neverBoth() }, func() { otherSignature() }, func() { commaOkFails() }} {
		func() {
			defer func() { println(recover().(error).Error()) }()
			f()
		}()
	}
}
