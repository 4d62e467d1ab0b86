# quipu, interface (en)
