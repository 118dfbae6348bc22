package main

type account struct {
	deposit  func(int)
	withdraw func(int) bool
	balance  func() int
}

func open(start int) account {
	total := start
	return account{
		deposit: func(n int) { total += n },
		withdraw: func(n int) bool {
			if n > total {
				return false
			}
			total -= n
			return true
		},
		balance: func() int { return total },
	}
}

func main() {
	a, b := open(10), open(100)
	a.deposit(5)
	println(a.withdraw(20), a.withdraw(14), a.balance(), b.balance())
	c := a
	c.deposit(50)
	println(a.balance(), c.balance())
	m := map[string]account{"a": a, "b": b}
	m["a"].deposit(1)
	println(a.balance(), m["b"].withdraw(101), m["b"].balance())
	fns := [...]func(int){a.deposit, b.deposit}
	for i, f := range fns {
		f(1000 * (i + 1))
	}
	println(a.balance(), b.balance())
}
