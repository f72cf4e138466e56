"""What people use: the command line. It knows screens, and only calls what the layers below give."""
