package main

func main() {
	n := 0
loop:
	for i := range 4 {
		f := func() int {
			total := 0
		loop:
			for j := range 5 {
				switch {
				case j == i:
					continue loop
				case j > 3:
					break loop
				}
				func() {
				loop:
					for {
						total += j
						break loop
					}
				}()
			}
			return total
		}
		if n += f(); i == 2 {
			break loop
		}
	}
	println(n)
block:
	switch {
	default:
		defer func() {
		block:
			for {
				n++
				if n > 20 {
					break block
				}
			}
			println("deferred", n)
		}()
		if n > 3 {
			break block
		}
		println("skipped")
	}
sw:
	switch n {
	default:
		for i := range 3 {
			func() {
				goto end
			end:
				print("end", i, " ")
			}()
			if i == 1 {
				break sw
			}
		}
	}
	println()
sel:
	select {
	default:
		for {
			break sel
		}
	}
	i := 0
goto1:
	if i < 3 {
		i++
		goto goto1
	}
	println(i)
}
