package p

func f() chan int

func choose(a, b chan int, s []int) int {
	select {
	case v := <-a:
		return v
	case s[0] = <-f():
	case v, ok := <-b:
		if ok {
			return v
		}
	case b <- len(s):
	default:
		return -1
	}
	select {}
}
