package sig

// Each marks programs that call it, by its name alone.

func BoringCrypto() {}

func FIPSOnly() {}

func StandardCrypto() {}
