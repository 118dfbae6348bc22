package main

func upto(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i); i++ {
		}
	}
}

func retry() {
	tries := 0
again:
	tries++
	for i := range upto(5) {
		for j := range upto(5) {
			if i*j == 2 && tries < 3 {
				print("retry ", i, j, " ")
				goto again
			}
			if i == 3 {
				goto done
			}
		}
	}
done:
	println("done", tries)
}

func inside() {
	for i := range upto(2) {
		n := 0
	again:
		n++
		for j := range upto(3) {
			if j == 2 && n < 3 {
				goto again
			}
		}
		print(i, n, " ")
	}
	println()
}

func switches() {
	for i := range upto(6) {
	sw:
		switch {
		case i == 1:
			for range upto(3) {
				break sw
			}
			print("never ")
		case i == 2:
			for range upto(3) {
				break
			}
			fallthrough
		case i == 3:
			print("three ")
			continue
		case i == 4:
			break
		}
		print(i, " ")
	}
	println()
}

func mixed() (s string) {
outer:
	for i := range upto(4) {
		for j := range 4 {
			for k, c := range "abcd" {
				for range upto(9) {
					switch {
					case i == 0 && j == 1:
						continue outer
					case k > j:
						break
					case i == 3:
						break outer
					default:
						s += string(c)
					}
					break
				}
				if k == i {
					break
				}
			}
		}
		s += "|"
	}
	return
}

func main() {
	retry()
	inside()
	switches()
	println(mixed())
}
