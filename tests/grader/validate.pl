# Hold results to their schema: validate.pl SCHEMA RESULT...; says what is wrong where.
use strict;
use warnings;
use JSON::PP;
use JSON::Validator;

my ($schema, @results) = @ARGV;
my $validator = JSON::Validator->new->schema("file://$schema");
my $wrong = 0;
for my $result (@results) {
    open my $file, '<', $result or die "$result: $!\n";
    local $/;
    for my $error ($validator->validate(decode_json(<$file>))) {
        print "$result: $error\n";
        $wrong = 1;
    }
}
exit $wrong;
