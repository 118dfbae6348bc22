in-order.go:53:43: string([]byte{...}) escapes to heap
in-order.go:53:43: []byte{...} does not escape
in-order.go:51:69: []int{...} escapes to heap
in-order.go:51:36: map[string]func() []int{...} escapes to heap
in-order.go:51:42: func literal escapes to heap
in-order.go:16:8: leaking param: p
in-order.go:16:34: new(int) does not escape
in-order.go:16:61: "abc" + string(rune(*p)) escapes to heap
in-order.go:16:61: "abc" + string(rune(*p)) escapes to heap
in-order.go:16:74: string(rune(*p)) does not escape
in-order.go:14:33: moved to heap: y
in-order.go:14:8: leaking param: p
in-order.go:14:24: func literal does not escape
in-order.go:18:15: moved to heap: x
in-order.go:18:15: moved to heap: x
in-order.go:29:8: s does not escape
in-order.go:21:11: make([]int, n) does not escape
in-order.go:33:21: map[string]int{...} does not escape
in-order.go:9:2: moved to heap: x
in-order.go:49:11: leaking param: list
in-order.go:49:33: list escapes to heap
in-order.go:39:17: leaking param: p
in-order.go:44:22: moved to heap: z
in-order.go:43:7: &pair{...} escapes to heap
in-order.go:43:19: new(int) escapes to heap
in-order.go:43:35: []int{...} escapes to heap
in-order.go:44:7: func literal escapes to heap
in-order.go:44:46: &pair{...} escapes to heap
in-order.go:45:6: ... argument escapes to heap
in-order.go:45:10: n escapes to heap
in-order.go:45:13: &pair{} escapes to heap
in-order.go:45:24: n > 1 escapes to heap
