// ops: 50000000
package main

//go:noinline
func divide(a, b int) (q int, err any) {
	defer func() {
		if r := recover(); r != nil {
			err = r
		}
	}()
	return a / b, nil
}

func main() {
	s := 0
	for i := 1; i <= 50000000; i++ {
		q, _ := divide(1000000, i)
		s += q
	}
	println(s)
}
