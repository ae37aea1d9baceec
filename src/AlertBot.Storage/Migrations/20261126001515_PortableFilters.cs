using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlertBot.Storage.Migrations
{
    /// <inheritdoc />
    public partial class PortableFilters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notices_Told",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Feeds_NextLook",
                table: "Feeds");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Told",
                table: "Notices",
                column: "Told",
                filter: "NOT \"Told\"");

            migrationBuilder.CreateIndex(
                name: "IX_Feeds_NextLook",
                table: "Feeds",
                column: "NextLook",
                filter: "NOT \"Removed\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notices_Told",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Feeds_NextLook",
                table: "Feeds");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Told",
                table: "Notices",
                column: "Told",
                filter: "\"Told\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Feeds_NextLook",
                table: "Feeds",
                column: "NextLook",
                filter: "\"Removed\" = 0");
        }
    }
}
