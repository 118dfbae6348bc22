package y

// Nothing to do.
var Table = [...]int{1, 2, 3}

func init() {}
