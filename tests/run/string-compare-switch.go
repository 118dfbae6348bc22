package main

func classify(s string) int {
	switch s {
	case "alpha", "beta":
		return 1
	case "gamma":
		return 2
	case "":
		return 3
	}
	return 4
}

func main() {
	for _, s := range []string{"alpha", "bet", "beta", "gamma", "", "delta"} {
		print(classify(s), " ")
	}
	println()
	println("a" <= "b", "b" >= "ba", "x" > "", "zz" != "zz")
}
