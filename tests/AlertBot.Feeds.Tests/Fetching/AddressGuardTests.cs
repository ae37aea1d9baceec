using System.Net;
using AlertBot.Feeds.Fetching;

namespace AlertBot.Feeds.Tests.Fetching;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("203.0.113.5")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%2")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2001::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b:1::808:808")]
    [InlineData("2002:7f00:1::")]
    public void What_is_not_the_public_internet_is_refused(string address) =>
        Assert.False(new AddressGuard(new()).Allows("feeds.example", IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2002:808:808::")]
    public void The_public_internet_is_open(string address) =>
        Assert.True(new AddressGuard(new()).Allows("feeds.example", IPAddress.Parse(address)));

    [Theory]
    [InlineData("feeds.lan", "192.168.7.7", true)]
    [InlineData("other.lan", "192.168.7.7", false)]
    [InlineData("any.lan", "10.1.2.3", true)]
    [InlineData("any.lan", "10.2.2.3", false)]
    [InlineData("any.lan", "::ffff:10.1.2.3", true)]
    [InlineData("any.lan", "172.16.0.9", true)]
    [InlineData("any.lan", "172.16.0.8", false)]
    public void Private_places_are_open_one_by_one(string host, string address, bool open)
    {
        var guard = new AddressGuard(new() { AllowedPrivate = ["feeds.lan", "10.1.0.0/16", "172.16.0.9"] });

        Assert.Equal(open, guard.Allows(host, IPAddress.Parse(address)));
    }

    [Fact]
    public void Everything_private_is_open_when_the_owner_says_so() =>
        Assert.True(new AddressGuard(new() { AllowPrivateNetworks = true }).Allows("localhost", IPAddress.Loopback));
}
