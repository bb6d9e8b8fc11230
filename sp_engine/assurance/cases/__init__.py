"""What officers expect of sample applications, and whether it comes out so."""
