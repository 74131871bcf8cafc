"""Every Swedish sentence the site can say, once: labels, values, facts, answers."""
