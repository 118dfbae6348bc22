package main

type op byte

const (
	push op = iota
	add
	sub
	mul
	less
	jump
	jumpZero
	load
	store
	call
	ret
	out
	halt
)

var names = [...]string{push: "push", add: "add", jump: "jump", halt: "halt", ret: "ret"}

type instr struct {
	op  op
	arg int
}
type fault struct {
	pc   int
	what string
}

func (f *fault) Error() string { return f.what }

type machine struct {
	code   []instr
	stack  []int
	frames []int
	vars   [8]int
	pc     int
	steps  int
	out    []int
}

func (m *machine) pop() int {
	if len(m.stack) == 0 {
		panic(&fault{m.pc, "stack is empty"})
	}
	v := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	return v
}
func (m *machine) binary(f func(a, b int) int) {
	b, a := m.pop(), m.pop()
	m.stack = append(m.stack, f(a, b))
}
func (m *machine) run(limit int) (err error) {
	defer func() {
		if e := recover(); e != nil {
			f, ok := e.(*fault)
			if !ok {
				f = &fault{m.pc, e.(error).Error()}
			}
			err = f
		}
	}()
	for ; ; m.steps++ {
		if m.steps == limit {
			return &fault{m.pc, "too long"}
		}
		in := m.code[m.pc]
		m.pc++
		switch in.op {
		case push:
			m.stack = append(m.stack, in.arg)
		case add:
			m.binary(func(a, b int) int { return a + b })
		case sub:
			m.binary(func(a, b int) int { return a - b })
		case mul:
			m.binary(func(a, b int) int { return a * b })
		case less:
			m.binary(func(a, b int) int {
				if a < b {
					return 1
				}
				return 0
			})
		case jumpZero:
			if m.pop() != 0 {
				break
			}
			fallthrough
		case jump:
			m.pc = in.arg
		case load:
			m.stack = append(m.stack, m.vars[in.arg])
		case store:
			m.vars[in.arg] = m.pop()
		case call:
			m.frames = append(m.frames, m.pc)
			m.pc = in.arg
		case ret:
			m.pc = m.frames[len(m.frames)-1]
			m.frames = m.frames[:len(m.frames)-1]
		case out:
			m.out = append(m.out, m.pop())
		case halt:
			return nil
		default:
			panic(&fault{m.pc - 1, "bad instruction"})
		}
	}
}

func main() {
	fact := []instr{{push, 10}, {store, 0}, {push, 1}, {store, 1},
		{push, 0}, {load, 0}, {less, 0}, {jumpZero, 12},
		{call, 15}, {load, 1}, {out, 0}, {jump, 4},
		{load, 1}, {out, 0}, {halt, 0},
		{load, 1}, {load, 0}, {mul, 0}, {store, 1}, {load, 0}, {push, 1}, {sub, 0}, {store, 0}, {ret, 0}}
	m := &machine{code: fact}
	err := m.run(1000)
	println(err == nil, m.steps, len(m.out), m.out[len(m.out)-1])
	for _, code := range [][]instr{{{add, 0}}, {{ret, 0}}, {{push, 1}}, {{jump, 0}}, {{store, 8}}, {{99, 0}}, {{push, 1}, {store, 9}}} {
		m := machine{code: code}
		err := m.run(50)
		println(err.(*fault).pc, err.Error())
	}
	println(names[jump], names[mul] == "", len(names))
}
