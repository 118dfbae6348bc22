package main

type money int64
type account struct {
	id      int
	balance money
	history []money
	lock    chan struct{}
}
type insufficient struct {
	id         int
	have, want money
}

func (e *insufficient) Error() string { return "insufficient funds" }

type bank struct {
	accounts []*account
	failed   chan error
}

func newBank(n int, start money) *bank {
	b := &bank{failed: make(chan error, 10000)}
	for i := range n {
		b.accounts = append(b.accounts, &account{id: i, balance: start, lock: make(chan struct{}, 1)})
	}
	return b
}
func (a *account) with(f func()) {
	a.lock <- struct{}{}
	defer func() { <-a.lock }()
	f()
}
func (a *account) change(d money) error {
	if a.balance+d < 0 {
		return &insufficient{a.id, a.balance, -d}
	}
	a.balance += d
	a.history = append(a.history, d)
	return nil
}
func (b *bank) transfer(from, to int, m money) (err error) {
	if from == to {
		return nil
	}
	first, second := b.accounts[min(from, to)], b.accounts[max(from, to)]
	first.with(func() {
		second.with(func() {
			if err = b.accounts[from].change(-m); err == nil {
				err = b.accounts[to].change(m)
			}
		})
	})
	return
}

type random uint32

func (r *random) next(n int) int {
	*r = *r*1103515245 + 12345
	return int(*r>>16) % n
}

func main() {
	const n, clerks, each = 8, 6, 150
	b := newBank(n, 100)
	done := make(chan int)
	for c := range clerks {
		go func() {
			r, ok := random(c+1), 0
			for range each {
				if err := b.transfer(r.next(n), r.next(n), money(r.next(60))); err != nil {
					b.failed <- err
				} else {
					ok++
				}
			}
			done <- ok
		}()
	}
	ok := 0
	for range clerks {
		ok += <-done
	}
	close(b.failed)
	var total money
	consistent := true
	for _, a := range b.accounts {
		total += a.balance
		sum := money(100)
		for _, d := range a.history {
			sum += d
			consistent = consistent && sum >= 0
		}
		consistent = consistent && sum == a.balance
	}
	failures, sane := 0, true
	for err := range b.failed {
		e := err.(*insufficient)
		failures++
		sane = sane && e.have < e.want && err.Error() != ""
	}
	println(total, consistent, ok+failures == clerks*each, sane)
	single := newBank(2, 50)
	println(single.transfer(0, 1, 30) == nil, single.transfer(0, 1, 30).(*insufficient).have, single.accounts[1].balance)
}
