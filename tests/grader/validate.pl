# Hold results to their schema: validate.pl SCHEMA FILE...; says what is wrong where. A file may hold
# several values, one behind the other, but at least one, and all of them whole.
use strict;
use warnings;
use JSON::PP;
use JSON::Validator;

my ($schema, @files) = @ARGV;
my $validator = JSON::Validator->new->schema("file://$schema");
my $wrong = 0;
for my $name (@files) {
    open my $file, '<', $name or die "$name: $!\n";
    local $/;
    my $reader = JSON::PP->new->utf8;
    my @values = $reader->incr_parse(<$file>);
    die "$name: no JSON, or not whole\n" if !@values || $reader->incr_text =~ /\S/;
    for my $error (map { $validator->validate($_) } @values) {
        print "$name: $error\n";
        $wrong = 1;
    }
}
exit $wrong;
