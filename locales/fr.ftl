# quipu, interface (fr)
