package main

// An interpreter of byte code: a dense switch in a loop, a stack in a slice, calls.

type op byte

const (
	push op = iota
	load
	store
	add
	sub
	mul
	mod
	less
	jump
	jumpZero
	call
	ret
	halt
)

type inst struct {
	op  op
	arg int
}

type frame struct {
	pc     int
	locals [4]int
}

type machine struct {
	code  []inst
	stack []int
	calls []frame
	steps int
}

func (m *machine) pop() int {
	x := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	return x
}

func (m *machine) run() int {
	f := frame{}
	for {
		in := m.code[f.pc]
		f.pc++
		m.steps++
		switch in.op {
		case push:
			m.stack = append(m.stack, in.arg)
		case load:
			m.stack = append(m.stack, f.locals[in.arg])
		case store:
			f.locals[in.arg] = m.pop()
		case add:
			y := m.pop()
			m.stack[len(m.stack)-1] += y
		case sub:
			y := m.pop()
			m.stack[len(m.stack)-1] -= y
		case mul:
			y := m.pop()
			m.stack[len(m.stack)-1] *= y
		case mod:
			y := m.pop()
			m.stack[len(m.stack)-1] %= y
		case less:
			y := m.pop()
			x := m.pop()
			if x < y {
				m.stack = append(m.stack, 1)
			} else {
				m.stack = append(m.stack, 0)
			}
		case jump:
			f.pc = in.arg
		case jumpZero:
			if m.pop() == 0 {
				f.pc = in.arg
			}
		case call:
			m.calls = append(m.calls, f)
			f = frame{pc: in.arg}
			f.locals[0] = m.pop()
		case ret:
			f = m.calls[len(m.calls)-1]
			m.calls = m.calls[:len(m.calls)-1]
		case halt:
			return m.pop()
		}
	}
}

// fib of 27 by recursion, then a loop of remainders.
var program = []inst{
	{push, 27}, {call, 25},
	{store, 1}, {push, 0}, {store, 2},
	{load, 2}, {push, 3000000}, {less, 0}, {jumpZero, 22}, // 5
	{load, 1}, {push, 31}, {mul, 0}, {load, 2}, {add, 0}, {push, 1000003}, {mod, 0}, {store, 1},
	{load, 2}, {push, 1}, {add, 0}, {store, 2}, {jump, 5},
	{load, 1}, {halt, 0}, {halt, 0}, // 22
	{load, 0}, {push, 2}, {less, 0}, {jumpZero, 31}, {load, 0}, {ret, 0}, // 25
	{load, 0}, {push, 1}, {sub, 0}, {call, 25}, // 31
	{load, 0}, {push, 2}, {sub, 0}, {call, 25},
	{add, 0}, {ret, 0},
}

func main() {
	m := &machine{code: program}
	println(m.run(), m.steps)
}
