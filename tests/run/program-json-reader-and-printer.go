package main

type object struct {
	keys []string
	m    map[string]any
}
type reader struct {
	s  string
	at int
}
type syntax struct {
	at   int
	want string
}

func (e syntax) Error() string { return "want " + e.want }

func (r *reader) space() {
	for r.at < len(r.s) && (r.s[r.at] == ' ' || r.s[r.at] == '\n' || r.s[r.at] == '\t') {
		r.at++
	}
}
func (r *reader) take(t string) bool {
	r.space()
	if len(r.s)-r.at >= len(t) && r.s[r.at:r.at+len(t)] == t {
		r.at += len(t)
		return true
	}
	return false
}
func (r *reader) need(t string) {
	if !r.take(t) {
		panic(syntax{r.at, t})
	}
}
func (r *reader) text() string {
	r.need(`"`)
	var b []byte
	for r.at < len(r.s) && r.s[r.at] != '"' {
		c := r.s[r.at]
		if r.at++; c == '\\' {
			if r.at == len(r.s) {
				break
			}
			c = r.s[r.at]
			r.at++
			switch c {
			case 'n':
				c = '\n'
			case 'u':
				var v rune
				for range 4 {
					d := r.s[r.at]
					r.at++
					v = v<<4 | rune(d&15+d>>6*9)
				}
				b = append(b, string(v)...)
				continue
			}
		}
		b = append(b, c)
	}
	r.need(`"`)
	return string(b)
}
func list[T any](r *reader, closing string, item func() T) (xs []T) {
	for !r.take(closing) {
		if xs != nil {
			r.need(",")
		}
		xs = append(xs, item())
	}
	return
}
func (r *reader) value() any {
	r.space()
	switch {
	case r.take("null"):
		return nil
	case r.take("true"):
		return true
	case r.take("false"):
		return false
	case r.take("["):
		return list(r, "]", r.value)
	case r.take("{"):
		o := &object{m: map[string]any{}}
		list(r, "}", func() struct{} {
			k := r.text()
			r.need(":")
			if _, dup := o.m[k]; !dup {
				o.keys = append(o.keys, k)
			}
			o.m[k] = r.value()
			return struct{}{}
		})
		return o
	case r.at < len(r.s) && r.s[r.at] == '"':
		return r.text()
	}
	start, sign, n := r.at, 1, 0
	if r.take("-") {
		sign = -1
	}
	for ; r.at < len(r.s) && r.s[r.at] >= '0' && r.s[r.at] <= '9'; r.at++ {
		n = n*10 + int(r.s[r.at]-'0')
	}
	if r.at == start {
		panic(syntax{r.at, "value"})
	}
	return sign * n
}

func show(v any, indent string) {
	switch v := v.(type) {
	case nil:
		print("null")
	case bool, int:
		if b, ok := v.(bool); ok {
			print(b)
		} else {
			print(v.(int))
		}
	case string:
		print("'", v, "'")
	case []any:
		print("[")
		for i, e := range v {
			if i > 0 {
				print(" ")
			}
			show(e, indent)
		}
		print("]")
	case *object:
		println("{")
		for _, k := range v.keys {
			print(indent, "  ", k, " = ")
			show(v.m[k], indent+"  ")
			println()
		}
		print(indent, "}")
	}
}

func parse(s string) (v any, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = e.(error)
		}
	}()
	r := &reader{s: s}
	v = r.value()
	if r.space(); r.at < len(s) {
		panic(syntax{r.at, "end"})
	}
	return
}

func main() {
	v, _ := parse(`{"name": "G\u006f \u00e9", "tags": ["a\"b", [], {}, [[1, -20]]],
		"inner": {"t": true, "f": false, "n": null, "t": 7}}`)
	show(v, "")
	println()
	for _, s := range []string{"", "[1 2]", `{"a" 1}`, `"open`, "nul", "[1,]", "1 1", `{"a":1,}`} {
		_, err := parse(s)
		e, ok := err.(syntax)
		println(ok, e.at, err.Error())
	}
}
