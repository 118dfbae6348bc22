package p

func f(xs []int, c chan int, v any) (n int, err error) {
outer:
	for i, x := range xs {
		switch y := v.(type) {
		case int, string:
			_ = y
			break outer
		case nil:
			continue
		default:
		}
		switch {
		case x > i:
			fallthrough
		default:
			goto outer
		}
	}
	for i := 0; i < 10; i++ {
	}
	for range 3 {
	}
	for {
		select {
		case x, ok := <-c:
			_, _ = x, ok
		case c <- 1:
		default:
			return
		}
	}
	if x := f; x != nil {
		n += 1
	} else if n--; n > 0 {
		go f(nil, nil, nil)
	} else {
		defer func() {}()
	}
	var a, b = 1, 2
	xs[0], b = b, a
	{
		;
	}
	return 1, nil
}
