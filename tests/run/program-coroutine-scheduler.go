package main

type task struct {
	name    string
	resume  chan any
	yielded chan any
	done    bool
	result  any
}
type killed struct{}

func spawn(name string, f func(t *task) any) *task {
	t := &task{name: name, resume: make(chan any), yielded: make(chan any)}
	go func() {
		defer func() {
			if e := recover(); e != nil {
				t.result = e
			}
			t.done = true
			close(t.yielded)
		}()
		t.wait()
		t.result = f(t)
	}()
	return t
}
func (t *task) wait() any {
	v := <-t.resume
	if _, ok := v.(killed); ok {
		panic(v)
	}
	return v
}
func (t *task) yield(v any) any {
	t.yielded <- v
	return t.wait()
}
func (t *task) send(v any) (any, bool) {
	if t.done {
		return nil, false
	}
	t.resume <- v
	r, ok := <-t.yielded
	return r, ok
}

func fib(t *task) any {
	a, b := 0, 1
	for range 8 {
		if skip, ok := t.yield(a).(int); ok {
			for range skip {
				a, b = b, a+b
			}
		}
		a, b = b, a+b
	}
	return "fib is done"
}

func main() {
	f := spawn("fib", fib)
	for v, ok := f.send(nil); ok; v, ok = f.send(nil) {
		print(v.(int), " ")
	}
	println(f.result.(string))
	f = spawn("skipping", fib)
	f.send(nil)
	v, _ := f.send(5)
	w, _ := f.send(nil)
	print(v.(int), " ", w.(int), " ")
	_, ok := f.send(killed{})
	_, isKilled := f.result.(killed)
	println(ok, isKilled, f.done)

	var tasks []*task
	for i, name := range []string{"a", "b", "c"} {
		tasks = append(tasks, spawn(name, func(t *task) any {
			for j := range i + 2 {
				if i == 1 && j == 2 {
					panic("task fails")
				}
				t.yield(j)
			}
			return i
		}))
	}
	for len(tasks) > 0 {
		t := tasks[0]
		tasks = tasks[1:]
		if v, ok := t.send(nil); ok {
			print(t.name, v.(int), " ")
			tasks = append(tasks, t)
			continue
		}
		switch r := t.result.(type) {
		case int:
			print("[", t.name, " returned ", r, "] ")
		case string:
			print("[", t.name, " failed: ", r, "] ")
		}
	}
	println()
}
