package w

var N = f()

func f() int { println("w"); return 1 }
