package main

func run(prog string) string {
	var out []byte
	var tape [100]byte
	jump := map[int]int{}
	var stack []int
	for i, c := range prog {
		switch c {
		case '[':
			stack = append(stack, i)
		case ']':
			j := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			jump[i], jump[j] = j, i
		}
	}
	p := 0
	for i := 0; i < len(prog); i++ {
		switch prog[i] {
		case '>':
			p++
		case '<':
			p--
		case '+':
			tape[p]++
		case '-':
			tape[p]--
		case '.':
			out = append(out, tape[p])
		case '[':
			if tape[p] == 0 {
				i = jump[i]
			}
		case ']':
			if tape[p] != 0 {
				i = jump[i]
			}
		}
	}
	return string(out)
}

func main() {
	print(run("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."))
}
