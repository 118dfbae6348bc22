package main

type plain struct {
	Name string
	Next *plain
	In   struct{ A int }
}

type tagged struct {
	Name string `json:"name"`
	Next *plain `x:"y"`
	In   struct {
		A int `deep:"tag"`
	}
}

func (p plain) hello() string   { return "plain " + p.Name }
func (t *tagged) hello() string { return "tagged " + t.Name }

func main() {
	p := plain{Name: "n", Next: &plain{Name: "next"}}
	p.In.A = 5
	t := tagged(p)
	println(t.hello(), t.Next.hello(), t.In.A)
	q := (*tagged)(&p)
	q.Name = "changed"
	println(p.hello(), q.hello(), t.Name)
	println(plain(t) == plain{"n", p.Next, struct{ A int }{5}})
	// Without a conversion the tags make the types different.
	var a any = struct {
		A int `k:"v"`
	}{1}
	_, same := a.(struct {
		A int `k:"v"`
	})
	_, other := a.(struct{ A int })
	println(same, other)
	println(a == any(struct{ A int }{1}))
}
