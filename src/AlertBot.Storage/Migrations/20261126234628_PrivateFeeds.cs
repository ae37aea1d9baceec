using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlertBot.Storage.Migrations
{
    /// <inheritdoc />
    public partial class PrivateFeeds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Audience",
                table: "Stories",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Audience",
                table: "Items",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Audience",
                table: "Feeds",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Resting",
                table: "Feeds",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "PrivateFeeds",
                table: "Destinations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "Audience",
                table: "Deadlines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Audience",
                table: "Alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Stories_Audience",
                table: "Stories",
                column: "Audience",
                filter: "\"Audience\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Items_Audience_Published",
                table: "Items",
                columns: new[] { "Audience", "Published" },
                filter: "\"Audience\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Feeds_Audience",
                table: "Feeds",
                column: "Audience",
                filter: "\"Audience\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_Audience",
                table: "Deadlines",
                column: "Audience",
                filter: "\"Audience\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_Audience",
                table: "Alerts",
                column: "Audience",
                filter: "\"Audience\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Stories_Audience",
                table: "Stories");

            migrationBuilder.DropIndex(
                name: "IX_Items_Audience_Published",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Feeds_Audience",
                table: "Feeds");

            migrationBuilder.DropIndex(
                name: "IX_Deadlines_Audience",
                table: "Deadlines");

            migrationBuilder.DropIndex(
                name: "IX_Alerts_Audience",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "Audience",
                table: "Stories");

            migrationBuilder.DropColumn(
                name: "Audience",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "Audience",
                table: "Feeds");

            migrationBuilder.DropColumn(
                name: "Resting",
                table: "Feeds");

            migrationBuilder.DropColumn(
                name: "PrivateFeeds",
                table: "Destinations");

            migrationBuilder.DropColumn(
                name: "Audience",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "Audience",
                table: "Alerts");
        }
    }
}
