package main

var chans [3]chan int

func ch(i int) chan int { print("ch", i, " "); return chans[i] }
func val(v int) int     { print("val", v, " "); return v }
func index() int        { print("index "); return 1 }

func main() {
	for i := range chans {
		chans[i] = make(chan int, 1)
	}
	var a [2]int
	select {
	case v := <-ch(0):
		println("got", v)
	case ch(1) <- val(7):
		println("sent", len(chans[1]))
	case a[index()] = <-ch(2):
		println("not this")
	}
	chans[2] <- 5
	chans[1] = nil
	select {
	case ch(1) <- val(8):
		println("sent")
	case a[index()] = <-ch(2):
		println("received", a[1])
	}
	m := map[string]int{}
	close(chans[2])
	var ok bool
	select {
	case m["x"+string(rune('0'+index()))], ok = <-ch(2):
		println(len(m), m["x1"], ok)
	}
	select {
	case <-ch(0):
	default:
		println("default after evaluating")
	}
	func() {
		defer func() { println("recovered", recover() != nil, len(chans[0])) }()
		var p *int
		select {
		case ch(0) <- *p:
		default:
		}
	}()
	p := &a[0]
	c := make(chan *int, 1)
	c <- p
	select {
	case q := <-c:
		*q = 3
	}
	select {
	case c <- func() *int { a[0]++; return p }():
		println(a[0], len(c))
	}
}
