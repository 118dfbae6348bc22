package ab

func init() { println("a-b") }
