// stress: gc=500,poison=1,verify=1
package main

import (
	"reflect"
	"runtime"
)

type wide struct {
	P [200]*int
	N [200]int
}

// filled makes a value of t, whose words are pointers or holders of them, and lets the collector run.
func filled(t reflect.Type, set func(v reflect.Value, p *int)) reflect.Value {
	v := reflect.New(t)
	p := new(int)
	*p = 42
	set(v.Elem(), p)
	return v
}

func main() {
	wideType, cells := reflect.TypeOf(wide{}), reflect.ArrayOf(300, reflect.TypeOf((*int)(nil)))
	pair := reflect.StructOf([]reflect.StructField{{Name: "A", Type: wideType}, {Name: "B", Type: cells}})
	var made []reflect.Value
	for _, n := range []int{1, 2, 5, 40, 3000} {
		made = append(made, filled(reflect.ArrayOf(n, wideType), func(v reflect.Value, p *int) {
			v.Index(n - 1).Field(0).Index(199).Set(reflect.ValueOf(p))
		}))
		made = append(made, filled(reflect.ArrayOf(n, cells), func(v reflect.Value, p *int) {
			v.Index(n - 1).Index(299).Set(reflect.ValueOf(p))
		}))
		made = append(made, filled(reflect.ArrayOf(n, pair), func(v reflect.Value, p *int) {
			v.Index(n - 1).Field(1).Index(150).Set(reflect.ValueOf(p))
		}))
	}
	var trash [][]*int
	for range 3 {
		runtime.GC()
		for range 2000 {
			q := new(int)
			*q = -1
			trash = append(trash, []*int{q})
		}
	}
	for i, v := range made {
		v = v.Elem()
		v = v.Index(v.Len() - 1)
		switch i % 3 {
		case 0:
			v = v.Field(0).Index(199)
		case 1:
			v = v.Index(299)
		case 2:
			v = v.Field(1).Index(150)
		}
		if got := v.Elem().Int(); got != 42 {
			println(i, got)
		}
	}
	println(len(made), len(trash))
}
