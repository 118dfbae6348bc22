// Range loops over type parameters, nil values and values that change.
package main

func gen[T ~int](n T) (s T) {
	for i := range n {
		s += i
	}
	var k T
	for k = range n {
	}
	return s + k
}
func each[T any, S ~[]T](s S) (n int) {
	for i, v := range s {
		_ = v
		n += i
	}
	for range s {
		n++
	}
	return
}
func strs[S ~string](s S) (n int) {
	for i := range s {
		n += i
	}
	return n + len(s)
}
func ptr[T any](p *[4]T) (n int) {
	for i := range p {
		n += i
	}
	for i, v := range p {
		_, n = v, n+i
	}
	return
}
func ch[T any, C ~chan T | ~<-chan T](c C) (n int) {
	for range c {
		n++
	}
	return
}
func mp[K comparable, V any, M ~map[K]V](m M) (n int) {
	for k, v := range m {
		_, _ = k, v
		n++
	}
	return
}
func fn[F ~func(func(int) bool)](f F) (n int) {
	for i := range f {
		n += i
	}
	return
}

type MyF func(func(int) bool)
type MyI int

func main() {
	println(gen(5), gen(MyI(4)), each([]string{"a", "b"}), strs("abc"), ptr(&[4]int8{}))
	c := make(chan int, 3)
	c <- 1
	c <- 2
	close(c)
	println(ch[int](c), mp(map[string]int{"a": 1}), fn(MyF(func(y func(int) bool) { _ = y(1) && y(2) })))
	var np *[3]int
	for i := range np {
		print(i)
	}
	func() {
		defer func() { println(recover() != nil) }()
		for i, v := range np {
			print(i, v)
		}
	}()
	var nm map[int]int
	for range nm {
		println("x")
	}
	var ns []int
	for range ns {
		println("x")
	}
	s := []int{1, 2, 3}
	for i, v := range s {
		s = append(s, v)
		s[i] = 9
		if i == 0 {
			s = s[:1]
		}
	}
	println(len(s))
	a := [3]int{1, 2, 3}
	for i, v := range a {
		a[2] = 10
		print(i, v, " ")
	}
	for i, v := range &a {
		a[2] = 11
		print(i, v, " ")
	}
	println()
	m := map[int]int{1: 1, 2: 2, 3: 3}
	for k := range m {
		delete(m, k)
	}
	println(len(m))
}
