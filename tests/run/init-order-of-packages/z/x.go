package z

func init() { println("z") }
