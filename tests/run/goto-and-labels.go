package main

func find(rows [][]int, want int) (i, j int) {
	for i = range rows {
		for j = range rows[i] {
			if rows[i][j] == want {
				goto found
			}
		}
	}
	return -1, -1
found:
	return i, j
}

func count(n int) (steps int) {
again:
	if n == 1 {
		goto done
	}
	steps++
	if n%2 == 0 {
		n /= 2
		goto again
	}
	n = 3*n + 1
	goto again
done:
	return
}

func closures() {
	var fs []func() int
	i := 0
loop:
	if i < 3 {
		j := i * 10 // a new variable each time round
		fs = append(fs, func() int { j++; return j })
		i++
		goto loop
	}
	for _, f := range fs {
		print(f(), " ", f(), " ")
	}
	println()
}

func blocks() {
	n := 0
	{
	inner:
		n++
		if n < 3 {
			goto inner
		}
	}
	switch {
	case n == 3:
		goto out
	}
	println("not reached")
out:
	println("out", n)
	{
		goto end
	}
end:
}

func main() {
	println(find([][]int{{1, 2}, {}, {3, 4}}, 4))
	println(find(nil, 1))
	println(count(27), count(1))
	closures()
	blocks()
	defer func() { println("deferred once each", depth) }()
	x := 0
L:
	defer func() { depth++ }()
	if x++; x < 4 {
		goto L
	}
	func() {
		// A label's name is of its function alone, and no other name's.
		x := 5
	x:
		for x > 0 {
			x--
			if x == 2 {
				break x
			}
			continue x
		}
		println(x)
	}()
}

var depth int
